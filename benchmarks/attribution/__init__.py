"""Who says what, against documents whose attributions people marked."""
