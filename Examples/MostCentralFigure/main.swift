print("MostCentralFigure")
