package io.vigil.model.plant;

/**
 * Says which point of the plant a gate of its rule packs is, for one of its units: rules of the
 * pack that are gated so are armed at points of that unit only while the point has the value. A
 * plant with two casting pits has two, so that one pit at rest never disarms the other.
 *
 * @param name of the gate, as the pack's rules name it, for example {@code casting}
 * @param unit the plant unit (装置) whose points it arms
 * @param arms the point and the value; the point may belong to another unit
 */
public record UnitGate(String name, String unit, PlantGate arms) {}
