m = M
