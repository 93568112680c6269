/** Health, info, metrics and an endpoint of Hushcell for Spring Boot's Actuator. */
@NullMarked
package dev.hushcell.spring.actuator;

import org.jspecify.annotations.NullMarked;
