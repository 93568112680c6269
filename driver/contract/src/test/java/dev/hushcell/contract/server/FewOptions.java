package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class of tests in which it plays no part how the driver binds, batches and fetches: of the
 * options of drivers, only those run that change what becomes of a text, or of a connection after a
 * failure. The others are left out unless {@code hushcell.contract.servers} asks for them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FewOptions {}
