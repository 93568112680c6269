/** Entities with every kind of mapping, some of whose attributes are to be protected. */
package dev.hushcell.hibernate.model;
