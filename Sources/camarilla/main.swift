print("camarilla")
