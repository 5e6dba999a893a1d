/**
 * Whether one number of the journal (`epoch-n`) stands after another.
 *
 * @param {string} number
 * @param {string} than
 */
export function isLater(number, than) {
  const [epoch, n] = number.split('-').map(Number);
  const [thanEpoch, thanN] = than.split('-').map(Number);
  return epoch > thanEpoch || (epoch === thanEpoch && n > thanN);
}
