/** What the environment of an application says about Hushcell, handed to the driver. */
@NullMarked
package dev.hushcell.spring.settings;

import org.jspecify.annotations.NullMarked;
