"""What a person can ask: to code, to explain, who somebody is, which days words mean."""
