/**
 * The servers that the contract is held against. To add a kind: one implementation of {@link
 * dev.hushcell.contract.server.Server} and a line in {@link dev.hushcell.contract.server.Servers}.
 */
package dev.hushcell.contract.server;
