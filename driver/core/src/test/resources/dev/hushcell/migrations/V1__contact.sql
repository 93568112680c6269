create table "contact"(id int primary key, email varchar(100) unique);
