package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class of tests in which some variants of servers play no part. They are left out unless
 * {@code hushcell.contract.servers} asks for them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Without {
  /** Returns what is left out. */
  Variant[] value();
}
