package dev.hushcell.applications.people;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a method of a repository is called with: a text for each parameter, of which lists have
 * their parts between commas.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Given {
  /** Returns the texts. */
  String[] value() default {};
}
