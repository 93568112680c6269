/** An application as people write it with Spring Data: entities, repositories, and REST over it. */
package dev.hushcell.applications.people;
