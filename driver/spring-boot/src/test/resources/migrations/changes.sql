--liquibase formatted sql
--changeset crm:1
create table contact (id bigint auto_increment primary key, email varchar(255), phone_number varchar(255), city varchar(255));
--changeset crm:2
insert into contact (email, phone_number, city) values ('ada@example.com', '555-1815', 'London');
