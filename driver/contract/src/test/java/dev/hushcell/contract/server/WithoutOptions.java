package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class of tests of what statements mean, which no option of a driver changes; {@code
 * ScriptTests} runs with the options. They are left out unless {@code hushcell.contract.servers}
 * asks for them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutOptions {}
