package io.vigil.ingest.opcua;

/**
 * A node of a server as it was found, in words for people; what a node does not have is empty.
 *
 * @param depth below the node where the walk began, from 1
 * @param node its id as a plant file names it
 * @param name what the server calls it, without control characters
 * @param variable whether it has a value
 * @param type of its value
 * @param unit of measure of its value
 * @param range of its value, low and high end
 * @param value now, shortened
 * @param statusZh what its status code says, in Chinese
 * @param statusEn what its status code says, in English
 */
public record BrowsedNode(
    int depth,
    String node,
    String name,
    boolean variable,
    String type,
    String unit,
    String range,
    String value,
    String statusZh,
    String statusEn) {}
