// CamarillaFormats tests
