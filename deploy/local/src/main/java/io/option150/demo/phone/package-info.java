/** The phone of the demo: asks for its files over TFTP. */
package io.option150.demo.phone;
