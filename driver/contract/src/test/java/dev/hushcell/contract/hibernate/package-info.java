/** Hibernate at work on real servers: it makes the schema, changes it, validates it and uses it. */
package dev.hushcell.contract.hibernate;
