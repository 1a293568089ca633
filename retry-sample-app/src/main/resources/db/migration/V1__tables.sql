-- A row that all writers of the scenario "audit" change; its version tells whether somebody else was faster.
create table users (
    id bigint primary key,
    version bigint not null,
    audit_log_create_time timestamp(6) with time zone,
    updates jsonb not null
);
insert into users (id, version, updates) values (1, 0, json '{}');

-- What all writers of the scenario "stock" reserve: more than they ever will.
create table item (
    sku varchar(64) primary key,
    version bigint not null,
    available bigint not null,
    reserved jsonb not null
);
insert into item (sku, version, available, reserved) values ('kettle', 0, 1000000000000, json '{}');
