package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On tests that run on all servers in ordinary builds too: a leak, a loss or a wrong value could
 * depend on the server or its driver there, or they say something of one server alone. Of each
 * other test, an ordinary build takes one of the server processes, beside the databases within the
 * JVM, and the next build perhaps another one; a nightly build, and one that names the servers it
 * wants, runs each on all.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface EveryServer {}
