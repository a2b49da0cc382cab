// CamarillaGraphviz tests
