export default function Word() {
  return <p>Word</p>;
}
