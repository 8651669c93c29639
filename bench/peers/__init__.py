"""What people run today, measured on the same data; each says what it does less or more than Normbook."""
