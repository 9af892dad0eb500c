export default function Periods({ back }: { back: () => void }) {
  return <button onClick={back}>Periods</button>;
}
