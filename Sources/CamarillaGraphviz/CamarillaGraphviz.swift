// CamarillaGraphviz
