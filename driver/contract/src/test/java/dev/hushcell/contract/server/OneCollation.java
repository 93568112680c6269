package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class of tests that compare no plain text under the collation of the database, so that a run
 * on a server with its default collation would repeat the one on an exact server. It is left out
 * unless {@code hushcell.contract.servers} asks for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneCollation {}
