// Camarilla
