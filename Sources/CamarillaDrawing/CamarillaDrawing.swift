// CamarillaDrawing
