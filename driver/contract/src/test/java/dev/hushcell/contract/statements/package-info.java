/**
 * The statements that applications send: captured from the libraries that write them, listed with
 * what must become of each, and planned. Nothing here needs a server.
 */
package dev.hushcell.contract.statements;
