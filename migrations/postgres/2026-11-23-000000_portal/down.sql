DROP TABLE person_keys;
DROP TABLE seats;
DROP TABLE appointments;
DROP TABLE office_days;
DROP TABLE closures;
DROP TABLE offices;
DROP TABLE settings;
