insert into "contact"(id, email) values (1, 'ada@example.com');
