/** What only MySQL and MariaDB have, held against MariaDB through both drivers. */
package dev.hushcell.contract.mysql;
