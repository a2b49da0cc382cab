// CamarillaCommand
