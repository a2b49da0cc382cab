// CamarillaDrawing tests
