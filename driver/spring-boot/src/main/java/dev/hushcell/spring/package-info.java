/**
 * Hushcell in Spring Boot: settings from its environment, the prefix alone in URLs, and a check.
 */
@NullMarked
package dev.hushcell.spring;

import org.jspecify.annotations.NullMarked;
