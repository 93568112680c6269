/** The entities of an application that keeps customers, mail, payments and orders. */
package dev.hushcell.contract.statements.model;
