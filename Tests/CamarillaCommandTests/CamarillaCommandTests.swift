// CamarillaCommand tests
