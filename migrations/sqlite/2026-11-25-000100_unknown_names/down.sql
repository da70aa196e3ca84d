DROP TABLE unknown_names;
