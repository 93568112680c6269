/** What happened with contacts, mail included. */
@NullMarked
package dev.hushcell.samples.crm.activity;

import org.jspecify.annotations.NullMarked;
