// LINE
