// StalinCircle
