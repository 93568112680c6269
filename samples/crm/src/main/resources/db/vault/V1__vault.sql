create table credential (
    name   varchar(60) primary key,
    secret varchar(200) not null
);
