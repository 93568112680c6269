package dev.hushcell.contract.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Runs a class of tests once for each server, which a field with {@code @Parameter} takes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({Tally.class, Turns.class, Tidying.class})
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(Servers.class)
public @interface EachServer {}
