/** A small CRM with an e-mail router, unaware of encryption but for annotations and settings. */
@NullMarked
package dev.hushcell.samples.crm;

import org.jspecify.annotations.NullMarked;
