package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class of tests that runs on some variants of servers in ordinary builds too, because it is
 * about what they change. Other classes run on them in nightly builds, or where {@code
 * hushcell.contract.servers} asks for them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EveryBuild {
  /** Returns those on which it runs; none means all. */
  Variant[] value() default {};
}
