// CamarillaFormats
