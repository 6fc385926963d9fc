// Households
