// Camarilla tests
