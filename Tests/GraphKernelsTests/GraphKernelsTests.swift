// GraphKernels tests
