print("RenderPowerGraph")
